package io.github.tuxsentry.test.discord;

/**
 * File that a user attaches to a command, as the value of an option.
 *
 * @param name the name of the file
 * @param text the content of the file, which is encoded in UTF-8
 * @since 0.1.0
 */
public record LocalAttachment(String name, String text) {

}
