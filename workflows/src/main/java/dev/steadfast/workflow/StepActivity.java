package dev.steadfast.workflow;

import dev.steadfast.cadence.StepResult;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Everything that a run does to the world. */
@ActivityInterface
public interface StepActivity {

    /**
     * Performs the pending step and plans the one after it. Done once whatever happens: a repeated call returns what is
     * stored.
     */
    @ActivityMethod(name = "step")
    StepResult perform(StepCall call);
}
