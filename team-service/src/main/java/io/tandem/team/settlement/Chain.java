package io.tandem.team.settlement;

import io.tandem.team.roster.model.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A period's settlement with all its restatements, seen from one of them.
 *
 * @param links all of them, the settlement first, each restatement after what it starts from
 * @param causes why this one was made; none where it is the settlement itself
 */
record Chain(List<Link> links, List<Cause> causes) {

    /** One of the chain, by its state's name. */
    record Link(UUID id, int number, String state) {}

    /**
     * What was told of somebody's earnings.
     *
     * @param cause a cause of rebate-service's feed
     * @param firstPosition where in that feed it was told first, and where last
     */
    record Cause(String cause, PartnerId partner, long firstPosition, long lastPosition) {}

    Chain {
        links = List.copyOf(links);
        causes = List.copyOf(causes);
    }

    /** Of a settlement that nothing has been restated of. */
    static Chain of(UUID id) {
        return new Chain(List.of(new Link(id, 0, "CALCULATED")), List.of());
    }

    /** The settlement that all the others correct. */
    UUID first() {
        return links.getFirst().id();
    }

    /** Whose result the restatement of that number starts from. */
    Optional<UUID> previous(int number) {
        return number == 0 ? Optional.empty() : Optional.of(links.get(number - 1).id());
    }

    List<Link> restatements() {
        return links.subList(1, links.size());
    }

    List<UUID> ids() {
        return links.stream().map(Link::id).toList();
    }

    /** With one restatement more, made for these causes. */
    Chain plus(UUID restatement, List<Cause> because) {
        List<Link> more = new ArrayList<>(links);
        more.add(new Link(restatement, links.size(), "CALCULATED"));
        return new Chain(more, because);
    }
}
