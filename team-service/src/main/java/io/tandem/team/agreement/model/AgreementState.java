package io.tandem.team.agreement.model;

import io.tandem.team.roster.model.PartnerId;
import io.tandem.team.split.model.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The life of an agreement: {@code DRAFT → PROPOSED → ACTIVE → SUPERSEDED | TERMINATED}, or {@code
 * DECLINED} or {@code EXPIRED} instead of active. Each state has just the transitions that are
 * legal in it, so that an illegal one does not compile.
 */
public sealed interface AgreementState {

    /** The state as of a moment: a proposal that nobody decided in time has expired by itself. */
    default AgreementState asOf(Instant now) {
        return this;
    }

    /** Being written. Nobody can sign it, and its digest changes with every byte. */
    record Draft() implements AgreementState {

        /** Freezes the terms and asks every member to sign. */
        public Proposed propose(Instant now, Duration validity) {
            return proposeUntil(now.plus(validity));
        }

        /** The same, until the time that the terms name themselves. */
        public Proposed proposeUntil(Instant signBy) {
            return new Proposed(new TreeMap<>(), signBy);
        }
    }

    /** What a signature leads to: a proposal with one more, or the agreement itself. */
    sealed interface Signed extends AgreementState permits Proposed, Active {}

    /** Frozen, waiting for signatures. */
    record Proposed(SortedMap<PartnerId, MemberSignature> signatures, Instant expiresAt)
            implements Signed {

        public Proposed {
            signatures = Collections.unmodifiableSortedMap(new TreeMap<>(signatures));
        }

        /**
         * Adds a member's signature; the last one makes the agreement active.
         *
         * @throws IllegalArgumentException when the signature is of other terms, of somebody who is
         *     no member, or of one who signed already
         */
        public Signed sign(Terms terms, Digest digest, MemberSignature signature) {
            if (!signature.digest().equals(digest)
                    || !terms.members().contains(signature.member())
                    || signatures.containsKey(signature.member())) {
                throw new IllegalArgumentException("this signature does not count here");
            }
            SortedMap<PartnerId, MemberSignature> all = new TreeMap<>(signatures);
            all.put(signature.member(), signature);
            return all.keySet().equals(terms.members())
                    ? new Active(new Span(terms.effectiveFrom(), Optional.empty()))
                    : new Proposed(all, expiresAt);
        }

        /** One refusal ends the proposal: an agreement binds all or nobody. */
        public Declined decline(PartnerId by, Instant now, Optional<String> reason) {
            return new Declined(by, now, reason);
        }

        @Override
        public AgreementState asOf(Instant now) {
            return now.isBefore(expiresAt) ? this : new Expired(expiresAt);
        }
    }

    /** An agreement that has been signed by all, whatever became of it since. */
    sealed interface Concluded extends AgreementState permits Active, Superseded, Terminated {

        /** The periods that are settled under it. */
        Span span();
    }

    /** Binding. Nobody can change it; it can be replaced by all or ended by one. */
    record Active(Span span) implements Signed, Concluded {

        /** A successor takes its place from that period on. */
        public Superseded supersede(YearMonth successorFrom) {
            return new Superseded(span.endingBefore(successorFrom));
        }

        /** Ends it with the period in which the notice runs out. */
        public Terminated terminate(PartnerId by, Instant now, int noticeDays) {
            Instant noticeEnd = now.plus(Duration.ofDays(noticeDays));
            YearMonth last = YearMonth.from(noticeEnd.atOffset(ZoneOffset.UTC));
            return new Terminated(span.endingWith(last), by, now);
        }
    }

    /** Replaced by a later version; it still rules the periods before that. */
    record Superseded(Span span) implements Concluded {}

    /** Ended by a member; it still rules the periods up to the end of the notice. */
    record Terminated(Span span, PartnerId by, Instant at) implements Concluded {

        /** The moment in which the notice runs out. */
        public Instant endsAt(int noticeDays) {
            return at.plus(Duration.ofDays(noticeDays));
        }
    }

    /** Refused by a member, who may have said why. */
    record Declined(PartnerId by, Instant at, Optional<String> reason) implements AgreementState {}

    /** Not signed by all in time. */
    record Expired(Instant at) implements AgreementState {}
}
