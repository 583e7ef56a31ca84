package dev.steadfast.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a run says to a command.
 *
 * @param accepted whether it was obeyed
 * @param reason why not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(boolean accepted, @Nullable String reason) {}
