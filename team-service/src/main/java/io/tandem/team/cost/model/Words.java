package io.tandem.team.cost.model;

import java.util.Optional;

/**
 * What those have said whose word a cost takes.
 *
 * @param asked how many they are; nobody's word decides nothing, and silence does
 * @param majority whether more than half of them are enough; else it takes all
 */
public record Words(int asked, int approving, int objecting, boolean majority) {

    public Words {
        if (approving < 0 || objecting < 0 || approving + objecting > asked) {
            throw new IllegalArgumentException("each says one word at most");
        }
    }

    /**
     * Whether it counts; empty while what is unsaid could still turn it.
     *
     * <p>By majority it counts with more than half of all who are asked, and no more when half of
     * them object. Else one objection is enough.
     */
    public Optional<Boolean> verdict() {
        if (asked == 0) {
            return Optional.empty();
        }
        boolean accepted = majority ? 2 * approving > asked : approving == asked;
        boolean refused = majority ? 2 * objecting >= asked : objecting > 0;
        return accepted ? Optional.of(true) : refused ? Optional.of(false) : Optional.empty();
    }
}
