/** Lists in pages: {@code {items, next}}, read on with {@code ?after=NEXT&limit=}. */
@NullMarked
package dev.steadfast.api.paging;

import org.jspecify.annotations.NullMarked;
