/** The other systems that steps act in: {@link dev.steadfast.api.connectors.ConnectorDesk} says how they are and has them tried. */
@NullMarked
package dev.steadfast.api.connectors;

import org.jspecify.annotations.NullMarked;
