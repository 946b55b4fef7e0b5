/**
 * Reference data: facts of the outside world that messages are held against. Which currencies there are and how many
 * decimals they have, which countries, what codes say, on which days banks are closed, how UK account numbers are
 * checked. Each table is a plain file that says at its top which version it is, from which day it holds and where it
 * comes from. Some tables come with the program; an operator imports newer ones into the data directory, and those
 * win. Nothing here knows of payments or messages.
 */
@NullMarked
package io.railhead.reference;

import org.jspecify.annotations.NullMarked;
