/** Where support works: {@link dev.steadfast.activities.support.SupportDesk} opens tickets there and adds to them. */
@NullMarked
package dev.steadfast.activities.support;

import org.jspecify.annotations.NullMarked;
