/**
 * The texts of messages: {@link dev.steadfast.template.Templates} holds Markdown with Liquid in it, and makes a
 * subject, an HTML and a plain text of it for one reader.
 */
@NullMarked
package dev.steadfast.template;

import org.jspecify.annotations.NullMarked;
