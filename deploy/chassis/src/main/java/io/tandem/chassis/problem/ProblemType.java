package io.tandem.chassis.problem;

import java.net.URI;

/** A kind of problem: a stable name that clients switch on, and what it means. */
public interface ProblemType {

    String PREFIX = "urn:tandem:problem:";

    /** Lower-case words joined by hyphens, never changed once published. */
    String slug();

    /** The HTTP status that goes with it. */
    int status();

    /** A few words, the same on each occurrence. */
    String title();

    /** What it means and what the caller can do, for the catalogue at {@code /problems}. */
    String explanation();

    default URI uri() {
        return URI.create(PREFIX + slug());
    }
}
