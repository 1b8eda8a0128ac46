package io.tandem.rebate.reconciliation.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who gets what the file says beyond the books: whose the trades are, or whom an operator names.
 */
public record Beneficiaries(
        Optional<UUID> partnerId, Optional<UUID> coInviterId, Optional<String> userId) {

    /** With whom the trades name where there is one: an operator cannot give it to another. */
    public Beneficiaries of(Collection<OurTrade> trades) {
        return new Beneficiaries(
                first(
                        trades.stream().map(OurTrade::partnerId).flatMap(Optional::stream),
                        partnerId),
                first(
                        trades.stream().map(OurTrade::coInviterId).flatMap(Optional::stream),
                        coInviterId),
                first(trades.stream().map(OurTrade::userId), userId));
    }

    private static <T> Optional<T> first(Stream<T> known, Optional<T> otherwise) {
        return known.findFirst().or(() -> otherwise);
    }

    /** Who is missing for the positive parts of a difference, by the command's fields. */
    public List<String> missing(Shares difference) {
        List<String> missing = new ArrayList<>();
        if (difference.owner().signum() > 0 && partnerId.isEmpty()) {
            missing.add("partnerId");
        }
        if (difference.coInviter().signum() > 0 && coInviterId.isEmpty()) {
            missing.add("coInviterId");
        }
        if (difference.invitee().signum() > 0 && userId.isEmpty()) {
            missing.add("userId");
        }
        return missing;
    }
}
