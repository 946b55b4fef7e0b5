/**
 * A line between two processes that can be made bad: slow, cut one way or both, half-open, dripping, reset. Our machines
 * have no such thing in the kernel, so each pair of processes of a fault campaign talks through one of these proxies, on
 * loopback. {@link io.railhead.proving.proxy.Line} is a proxy, {@link io.railhead.proving.proxy.Weather} what it does to the bytes.
 */
@NullMarked
package io.railhead.proving.proxy;

import org.jspecify.annotations.NullMarked;
