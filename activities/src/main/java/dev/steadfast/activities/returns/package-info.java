/**
 * The mailbox that bounces and answers come to: {@link dev.steadfast.activities.returns.Returns} reads it and files what it
 * finds.
 */
@NullMarked
package dev.steadfast.activities.returns;

import org.jspecify.annotations.NullMarked;
