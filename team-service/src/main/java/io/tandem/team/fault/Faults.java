package io.tandem.team.fault;

/** Told by sagas where they are. */
public interface Faults {

    /** May not return. */
    void reached(SagaStep step);
}
