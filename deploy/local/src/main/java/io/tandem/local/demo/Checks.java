package io.tandem.local.demo;

import io.tandem.local.Callers;
import io.tandem.local.act.Books;
import io.tandem.local.act.Exchange;
import io.tandem.local.market.Market;
import io.tandem.local.math.Amounts;
import io.tandem.local.math.ExpectedRebates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every invariant of the design that can be seen from outside, checked on what was played. */
final class Checks {

    private final Market market;
    private final Played played;
    private final ExpectedRebates expected;
    private final Callers callers;
    private final Path proofs;

    /**
     * @param expected what the files give, before anything is taken back
     * @param proofs the folder into which the answers go that are checked offline
     */
    Checks(Market market, Played played, ExpectedRebates expected, Callers callers, Path proofs) {
        this.market = market;
        this.played = played;
        this.expected = expected;
        this.callers = callers;
        this.proofs = proofs;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        ExpectedRebates left = expected.reversing(played.plot().reversed());
        BookChecks books = new BookChecks(market, played, left, new Books(callers));
        SettlementChecks settlement =
                new SettlementChecks(played, market.period(), callers, rebates(expected));
        findings.add(books.postingsSumToZero());
        findings.add(books.balancesAreTheirPostings());
        findings.add(books.rebatesAreAsRecomputed());
        findings.add(books.replayChangesNothing(new Exchange(callers, market.programme())));
        findings.add(settlement.partsAreAsRecomputed());
        findings.add(settlement.transfersAreNet());
        findings.add(settlement.repetitionMovesNothing());
        AftermathChecks aftermath =
                new AftermathChecks(
                        played, market.period(), callers, rebates(expected), rebates(left));
        findings.add(aftermath.simulationIsWhatWasSettled());
        findings.add(aftermath.awardMovedOnce());
        findings.add(aftermath.restatementIsTheDifference());
        findings.add(
                new TraceChecks(market, played, expected, callers).figuresOpenIntoTheirTrades());
        findings.add(settlement.agreementIsSignedAsItStands());
        findings.add(new OfflineChecks(market, played, callers, proofs).verifierConfirmsAll());
        findings.add(new PrivacyChecks(market, played, callers).othersAreNotThere());
        return findings;
    }

    private Map<UUID, Amounts> rebates(ExpectedRebates of) {
        Map<UUID, Amounts> rebates = new LinkedHashMap<>();
        of.byReferrer()
                .forEach((referrer, amounts) ->
                        rebates.put(played.cast().partner(referrer), amounts));
        return rebates;
    }
}
