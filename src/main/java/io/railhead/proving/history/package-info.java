/**
 * A past for a database that is to be measured: so many settled payments of the last ninety days, with everything that
 * a settled payment leaves behind. A few real payments serve as patterns, and the server itself copies their rows, so
 * that nothing here has to know what the gateway writes about a payment, and a column that is added later is copied
 * like the others. What has to differ from copy to copy is made anew: ids, names, moments, and the chain of the audit,
 * which holds for the copies as it does for the payments that they were made of.
 */
@NullMarked
package io.railhead.proving.history;

import org.jspecify.annotations.NullMarked;
