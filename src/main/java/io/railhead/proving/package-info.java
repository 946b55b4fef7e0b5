/**
 * Measuring Railhead from outside: programs that start it as its users do, as processes of its own, give it work
 * over REST and by file, and then compare what the gateway says with what the simulated schemes have booked. They
 * look at nothing that an integrator could not see, except the operating system's accounts of the processes.
 */
@NullMarked
package io.railhead.proving;

import org.jspecify.annotations.NullMarked;
