/**
 * The command line: each verb is one small class that asks the running gateway over its public REST calls
 * and prints what it says, for people in aligned lines, for scripts (with {@code --json}) as JSON. Nothing
 * here decides anything about a payment, and nothing here knows more than any other client could. The verbs of
 * {@code message} ask nobody: they read files, with the same reader and judge as the gateway; nor do those of {@code scheme} and
 * {@code reference}.
 *
 * <p>Start at {@link io.railhead.cli.Cli}. Exit status: 0 fine, 1 refused or failed, 2 wrong use.
 */
@NullMarked
package io.railhead.cli;

import org.jspecify.annotations.NullMarked;
