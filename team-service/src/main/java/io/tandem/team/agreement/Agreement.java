package io.tandem.team.agreement;

import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.Bounds;
import io.tandem.team.agreement.model.CostRules;
import io.tandem.team.agreement.model.EndTail;
import io.tandem.team.agreement.model.Exit;
import io.tandem.team.agreement.model.ExitRules;
import io.tandem.team.agreement.model.LinkExpiry;
import io.tandem.team.agreement.model.MemberSignature;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.roster.model.TeamId;
import io.tandem.team.split.model.Digest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An agreement as it is read back. Whoever changed a byte of the stored terms, or took a signature
 * away, gets no agreement but a fault: what was signed is what counts, not what a table says.
 *
 * @param signatures of a proposal those that count so far, of an agreement those that made it
 * @param exits the members who have left it, or are about to
 * @param linkExpiries whose links within the scope expire, of those who have left
 * @param newcomers the members whom no version before it bound
 */
public record Agreement(
        AgreementId id,
        TeamId team,
        PartnerId draftedBy,
        AgreementState state,
        String canonical,
        AgreementTerms spelled,
        Digest digest,
        List<MemberSignature> signatures,
        List<Exit> exits,
        List<LinkExpiry> linkExpiries,
        Set<PartnerId> newcomers,
        long version,
        Instant createdAt) {

    public Agreement {
        signatures = List.copyOf(signatures);
        exits = List.copyOf(exits);
        linkExpiries = List.copyOf(linkExpiries);
        newcomers = Set.copyOf(newcomers);
        if (!Digest.ofBytes(CanonicalTerms.bytes(canonical)).equals(digest)) {
            throw new IllegalStateException(
                    "agreement " + id + ": the terms are not what was hashed");
        }
        if (state instanceof AgreementState.Concluded) {
            Set<PartnerId> signers =
                    signatures.stream().map(MemberSignature::member).collect(Collectors.toSet());
            Set<PartnerId> members = spelled.toModel().members();
            if (signatures.size() != members.size() || !signers.equals(members)) {
                throw new IllegalStateException("agreement " + id + " lacks a signature");
            }
        }
    }

    /** What the terms mean. */
    public Terms terms() {
        return spelled.toModel();
    }

    /** How one member leaves; nobody does where nothing was agreed upon about it. */
    public Optional<ExitRules> exitRules() {
        return Optional.ofNullable(spelled.exit()).map(ExitTerms::toModel);
    }

    /** How costs come to count; they do not where nothing was agreed upon about it. */
    public Optional<CostRules> costRules() {
        return Optional.ofNullable(spelled.costs()).map(CostTerms::toModel);
    }

    /** Who takes part in a period, as which fraction of a member. */
    public SortedMap<PartnerId, BigDecimal> presences(YearMonth period) {
        Set<PartnerId> members = new TreeSet<>(terms().members());
        List<Exit> begun = new ArrayList<>(exits);
        begun.removeIf(this::leftBeforeItBegan);
        exits.stream()
                .filter(this::leftBeforeItBegan)
                .forEach(exit -> members.remove(exit.member()));
        SortedMap<PartnerId, BigDecimal> presences =
                exitRules()
                        .map(rules -> rules.presences(members, begun, period))
                        .orElseGet(() -> inFull(members));
        return endFraction(period).map(left -> faded(presences, left)).orElse(presences);
    }

    /** Who left before the first period was in none, and so leaves no tail either. */
    private boolean leftBeforeItBegan(Exit exit) {
        return exit.lastPeriod().isBefore(terms().effectiveFrom());
    }

    /** The last period in which something of a former member is pooled. */
    YearMonth poolsUntil(Exit exit, ExitRules rules) {
        return leftBeforeItBegan(exit) ? exit.lastPeriod() : rules.poolsUntil(exit);
    }

    /** From when on a former member's links within the scope are good no longer, if they expire. */
    Optional<Instant> linksExpireAt(Exit exit, ExitRules rules) {
        return rules.linksExpireAt(
                exit, terms().noticeDays(), spelled.proration() == ProrationTerms.BY_EVENT_TIME);
    }

    /** That a former member's links within the scope expire, if they do. */
    Optional<LinkExpiry> linkExpiry(PartnerId member) {
        return linkExpiries.stream().filter(expiry -> expiry.member().equals(member)).findFirst();
    }

    /** What follows the last period, if the terms say so. */
    public Optional<EndTail> endTail() {
        return Optional.ofNullable(spelled.endTail()).map(EndTailTerms::toModel);
    }

    /** How far it still goes on in a period after its last; empty in those that it rules. */
    private Optional<BigDecimal> endFraction(YearMonth period) {
        return state instanceof AgreementState.Terminated ended
                ? ended.span()
                        .last()
                        .filter(period::isAfter)
                        .map(last ->
                                endTail()
                                        .filter(_ -> !ended.span().isEmpty())
                                        .map(tail -> tail.fraction(last, period))
                                        .orElse(BigDecimal.ZERO))
                : Optional.empty();
    }

    private static SortedMap<PartnerId, BigDecimal> faded(
            SortedMap<PartnerId, BigDecimal> presences, BigDecimal left) {
        SortedMap<PartnerId, BigDecimal> faded = new TreeMap<>();
        presences.forEach((member, presence) -> faded.put(member, EndTail.of(presence, left)));
        faded.values().removeIf(presence -> presence.signum() == 0);
        return faded;
    }

    /** When it became binding: with the last signature. */
    Optional<Instant> activatedAt() {
        return state instanceof AgreementState.Concluded
                ? signatures.stream().map(MemberSignature::signedAt).max(Instant::compareTo)
                : Optional.empty();
    }

    /** When the notice of who terminated it runs out. */
    Optional<Instant> endsAt() {
        return state instanceof AgreementState.Terminated ended
                ? Optional.of(ended.endsAt(terms().noticeDays()))
                : Optional.empty();
    }

    /**
     * Of which part of a period a member's earnings count, where the terms prorate. Whom this does
     * not name counts with the whole period.
     */
    public SortedMap<PartnerId, Bounds> bounds(YearMonth period) {
        SortedMap<PartnerId, Bounds> bounds = new TreeMap<>();
        if (spelled.proration() == ProrationTerms.BY_EVENT_TIME) {
            presences(period)
                    .keySet()
                    .forEach(member -> bounds.put(member, bounds(member, period)));
            bounds.values().removeIf(Bounds::isNone);
        }
        return bounds;
    }

    private Bounds bounds(PartnerId member, YearMonth period) {
        Bounds bounds =
                newcomers.contains(member)
                        ? new Bounds(
                                activatedAt().filter(at -> startsAfter(at, period)),
                                Optional.empty())
                        : Bounds.NONE;
        for (Exit exit : exits) {
            if (exit.member().equals(member) && exit.lastPeriod().equals(period)) {
                bounds = bounds.endingBy(exit.endsAt(terms().noticeDays()));
            }
        }
        return state instanceof AgreementState.Terminated ended
                        && ended.span().last().filter(period::equals).isPresent()
                ? bounds.endingBy(ended.endsAt(terms().noticeDays()))
                : bounds;
    }

    private static boolean startsAfter(Instant at, YearMonth period) {
        return at.isAfter(period.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** The terms for those who take part in a period. */
    public Terms termsIn(YearMonth period) {
        return terms().among(presences(period).keySet());
    }

    /** The terms for those who have not left, nor given notice. */
    public Terms termsOfRemaining() {
        Set<PartnerId> remaining =
                terms().members().stream()
                        .filter(member -> !isLeftBy(member))
                        .collect(Collectors.toSet());
        return terms().among(remaining);
    }

    /** Whether the member has left it, or given notice. */
    boolean isLeftBy(PartnerId member) {
        return exits.stream().anyMatch(exit -> exit.member().equals(member));
    }

    private static SortedMap<PartnerId, BigDecimal> inFull(Set<PartnerId> members) {
        SortedMap<PartnerId, BigDecimal> presences = new TreeMap<>();
        members.forEach(member -> presences.put(member, BigDecimal.ONE));
        return presences;
    }
}
