package dev.steadfast.workflow;

import dev.steadfast.cadence.StepResult;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Stores what inputs from outside have changed, and plans anew. Runs as a local activity. */
@ActivityInterface
public interface SettleActivity {

    /** The new due moment of what is pending; of no effect when called again. */
    @ActivityMethod(name = "settle")
    StepResult settle(SettleCall call);
}
