/**
 * Keeps the API's description true: puts its parts together, holds it against the code and against what was promised
 * before, and checks its examples. The description itself is in {@code src/main/openapi}; what comes out is
 * {@code docs/reference/openapi.yaml}.
 */
@NullMarked
package io.railhead.openapi;

import org.jspecify.annotations.NullMarked;
