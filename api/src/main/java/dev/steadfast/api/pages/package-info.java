/**
 * The console: pages for people. Forms post and redirect, so everything works without JavaScript; htmx only makes it quicker.
 */
@NullMarked
package dev.steadfast.api.pages;

import org.jspecify.annotations.NullMarked;
