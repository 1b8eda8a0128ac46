package io.tandem.referral.link;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class LinkRepository implements PanacheRepositoryBase<Link, UUID> {

    private static final String WITH_TERMS =
            """
            select link, terms from Link link, LinkVersion terms
            where terms.linkId = link.id and terms.version = link.version and link.id > :after
            """;
    private static final String OF_PARTICIPANT =
            " and (link.ownerId = :participant or terms.coInviterId = :participant)";
    private static final String OF_OWNER = " and link.ownerId = :owner";
    private static final String OF_PROGRAMME = " and link.programme = :programme";
    private static final String IN_ORDER = " order by link.id";

    /** A link with its terms of now. */
    record Current(Link link, LinkVersion terms) {}

    /** Which links are asked for; what is empty does not narrow. */
    record Selection(
            Optional<UUID> participant,
            Optional<UUID> owner,
            Optional<String> programme,
            UUID after,
            int limit) {}

    /** The link, locked until the transaction ends: one change at a time. */
    Uni<Link> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<List<Current>> select(Selection selection) {
        String query =
                WITH_TERMS
                        + selection.participant().map(given -> OF_PARTICIPANT).orElse("")
                        + selection.owner().map(given -> OF_OWNER).orElse("")
                        + selection.programme().map(given -> OF_PROGRAMME).orElse("")
                        + IN_ORDER;
        return Panache.getSession()
                .chain(session ->
                        bound(session.createSelectionQuery(query, Object[].class), selection)
                                .getResultList())
                .map(rows ->
                        rows.stream()
                                .map(row -> new Current((Link) row[0], (LinkVersion) row[1]))
                                .toList());
    }

    private static Mutiny.SelectionQuery<Object[]> bound(
            Mutiny.SelectionQuery<Object[]> query, Selection selection) {
        query.setParameter("after", selection.after()).setMaxResults(selection.limit());
        selection.participant().ifPresent(id -> query.setParameter("participant", id));
        selection.owner().ifPresent(id -> query.setParameter("owner", id));
        selection.programme().ifPresent(slug -> query.setParameter("programme", slug));
        return query;
    }
}
