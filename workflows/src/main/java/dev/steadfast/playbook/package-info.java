/**
 * The playbook language: {@link dev.steadfast.playbook.PlaybookReader} turns YAML into a
 * {@link dev.steadfast.playbook.Playbook}, or into every {@link dev.steadfast.playbook.Problem} at once.
 */
@NullMarked
package dev.steadfast.playbook;

import org.jspecify.annotations.NullMarked;
