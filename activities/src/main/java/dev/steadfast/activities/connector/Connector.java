package dev.steadfast.activities.connector;

import dev.steadfast.store.connectors.CallRate;

/** Another system, set up by settings alone. There is a bean for each that is known, set up or not. */
public interface Connector {

    /** Such as {@code stripe}. */
    String name();

    /** What it is for: {@code crm}, {@code support}, {@code billing} or {@code access}. */
    String kind();

    boolean isConfigured();

    /** Where calls go, for a reader; empty where it is not set up. Never a secret. */
    String place();

    /** How often it may be called by all of us. */
    CallRate rate();

    /** Makes a call that changes nothing, and says what it found. */
    Acted tryOut();
}
