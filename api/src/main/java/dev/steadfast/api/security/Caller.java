package dev.steadfast.api.security;

/**
 * Who asks; a controller method gets it as a parameter.
 *
 * @param by the name that rows and the timeline carry: the user's, {@code api} for a bearer token, {@code local} where
 *     there is no sign-in
 */
public record Caller(String by) {
    /** Who asks where nobody signs in. */
    public static final String LOCAL = "local";
}
