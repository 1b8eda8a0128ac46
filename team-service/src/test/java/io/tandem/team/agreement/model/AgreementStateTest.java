package io.tandem.team.agreement.model;

import static io.tandem.team.split.model.Members.member;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.team.split.model.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgreementStateTest {

    private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
    private static final Digest DIGEST = Digest.ofBytes("terms".getBytes());
    private static final Terms TERMS = SampleTerms.of(1, 2).build();
    private static final AgreementState.Proposed PROPOSED =
            new AgreementState.Draft().propose(NOW, Duration.ofDays(30));

    @Test
    void isActiveOnlyWhenAllHaveSigned() {
        AgreementState.Signed afterOne = PROPOSED.sign(TERMS, DIGEST, signature(1, DIGEST));

        AgreementState.Proposed stillOpen =
                assertInstanceOf(AgreementState.Proposed.class, afterOne);
        AgreementState.Signed afterAll = stillOpen.sign(TERMS, DIGEST, signature(2, DIGEST));

        AgreementState.Active active = assertInstanceOf(AgreementState.Active.class, afterAll);
        assertEquals(new Span(TERMS.effectiveFrom(), Optional.empty()), active.span());
    }

    @Test
    void refusesASignatureOfOtherTerms() {
        MemberSignature ofOther = signature(1, Digest.ofBytes("termS".getBytes()));

        assertThrows(IllegalArgumentException.class, () -> PROPOSED.sign(TERMS, DIGEST, ofOther));
    }

    @Test
    void refusesASignatureOfAStranger() {
        MemberSignature ofStranger = signature(3, DIGEST);

        assertThrows(
                IllegalArgumentException.class, () -> PROPOSED.sign(TERMS, DIGEST, ofStranger));
    }

    @Test
    void refusesASecondSignatureOfOneMember() {
        AgreementState.Proposed signed =
                (AgreementState.Proposed) PROPOSED.sign(TERMS, DIGEST, signature(1, DIGEST));
        MemberSignature again = signature(1, DIGEST);

        assertThrows(IllegalArgumentException.class, () -> signed.sign(TERMS, DIGEST, again));
    }

    @Test
    void thereIsNoSignatureThatDoesNotVerify() {
        TestKey key = TestKey.generate();
        String other = key.sign(Digest.ofBytes("termS".getBytes()).bytes());

        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new MemberSignature(
                                member(1), UUID.randomUUID(), key.publicKey(), DIGEST, other, NOW));
    }

    @Test
    void expiresByItselfAndNotAMomentEarlier() {
        Instant end = NOW.plus(Duration.ofDays(30));

        assertSame(PROPOSED, PROPOSED.asOf(end.minusNanos(1)));
        assertEquals(new AgreementState.Expired(end), PROPOSED.asOf(end));
    }

    @Test
    void onlyAProposalExpires() {
        AgreementState draft = new AgreementState.Draft();

        assertSame(draft, draft.asOf(Instant.MAX));
    }

    @Test
    void rulesUntilItsSuccessorBegins() {
        AgreementState.Active active =
                new AgreementState.Active(new Span(YearMonth.of(2026, 1), Optional.empty()));

        AgreementState.Superseded superseded = active.supersede(YearMonth.of(2026, 6));

        assertTrue(superseded.span().contains(YearMonth.of(2026, 5)));
        assertEquals(false, superseded.span().contains(YearMonth.of(2026, 6)));
    }

    @Test
    void rulesThePeriodInWhichTheNoticeRunsOut() {
        AgreementState.Active active =
                new AgreementState.Active(new Span(YearMonth.of(2026, 1), Optional.empty()));

        AgreementState.Terminated terminated = active.terminate(member(1), NOW, 30);

        assertEquals(Optional.of(YearMonth.of(2026, 12)), terminated.span().last());
    }

    private static MemberSignature signature(int member, Digest digest) {
        TestKey key = TestKey.generate();
        return new MemberSignature(
                member(member),
                UUID.randomUUID(),
                key.publicKey(),
                digest,
                key.sign(digest.bytes()),
                NOW);
    }
}
