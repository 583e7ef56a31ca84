package dev.steadfast.template;

import java.util.function.UnaryOperator;

/**
 * How a letter tells us that it was opened, and which of its links were followed.
 *
 * @param picture address of a picture that nobody sees
 * @param link makes of an http or https address of the text one that leads there by way of us
 */
public record Tracking(String picture, UnaryOperator<String> link) {}
