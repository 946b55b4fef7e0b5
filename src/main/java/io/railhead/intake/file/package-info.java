/**
 * Files of payments. A pain.001 that is dropped into the inbox of a channel is moved into the work folder, checked
 * as a whole, and read a second time item by item; what is good goes to the engine, what is not is refused by
 * itself. Reports come back as pain.002 in three stages: the file was received, its items were validated, and what
 * became of each payment.
 *
 * <p>A file is at one of the stages of {@link io.railhead.intake.file.FileAtWork}, and each step takes it to the
 * next. The process may be killed anywhere: every step bears being done again, because an item's id follows from
 * file and position, and a file leaves the work folder last of all. So going on after a crash is nothing but
 * looking at what lies in the work folder.
 */
@NullMarked
package io.railhead.intake.file;

import org.jspecify.annotations.NullMarked;
