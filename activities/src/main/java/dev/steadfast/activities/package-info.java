/** What touches the outside world; one package a channel. */
@NullMarked
package dev.steadfast.activities;

import org.jspecify.annotations.NullMarked;
