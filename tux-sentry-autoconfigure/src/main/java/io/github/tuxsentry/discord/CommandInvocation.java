package io.github.tuxsentry.discord;

import java.util.function.Supplier;

import io.github.tuxsentry.CommandContext;
import io.sentry.protocol.User;

/**
 * One command that a user has called.
 *
 * @param name the command's qualified name
 * @param type {@code prefix}, {@code slash}, {@code user} or {@code message}
 * @param user describes the user
 * @param context describes the command
 */
record CommandInvocation(String name, String type, Supplier<User> user, Supplier<CommandContext> context) {
}
