package io.tandem.rebate.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.rebate.trade.model.InstrumentType;
import io.tandem.rebate.trade.model.Liquidity;
import io.tandem.rebate.trade.model.Side;
import io.tandem.rebate.trade.model.Trade;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Which reports share a batch, when it begins, and who hears what of it. */
class GroupCommitTest {

    private static final Vertx VERTX = Vertx.vertx();

    /** A batch that is being written until the test says what became of it. */
    private record Writing(List<Trade> trades, UniEmitter<? super List<Outcome>> answer) {

        List<String> ids() {
            return trades.stream().map(Trade::tradeId).toList();
        }

        void accepted() {
            answer.complete(Collections.nCopies(trades.size(), Outcome.ACCEPTED));
        }
    }

    private final Context own = VERTX.getOrCreateContext();
    private final List<Writing> begun = Collections.synchronizedList(new ArrayList<>());
    private int reported;

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private GroupCommit group(int largest, int mostWaiting, int atOnce) {
        return new GroupCommit(
                trades ->
                        Uni.createFrom().emitter(answer -> begun.add(new Writing(trades, answer))),
                largest,
                mostWaiting,
                atOnce,
                own);
    }

    /** Does it where batches are begun, and waits until what comes of it has come. */
    private void there(Runnable act) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        own.runOnContext(now -> {
            act.run();
            // What it posts there is before this; what that posts is before the next.
            own.runOnContext(then -> own.runOnContext(last -> done.complete(null)));
        });
        done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** So many reports at the same time. */
    private List<CompletableFuture<Outcome>> report(GroupCommit group, int count) {
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        there(() -> {
            for (int i = 0; i < count; i++) {
                answers.add(group.accept(trade("t" + reported++)).subscribeAsCompletionStage());
            }
        });
        return answers;
    }

    private List<Integer> sizes() {
        return begun.stream().map(writing -> writing.trades().size()).toList();
    }

    private static Throwable failureOf(CompletableFuture<Outcome> answer) {
        assertTrue(answer.isCompletedExceptionally());
        return assertThrows(CompletionException.class, answer::join).getCause();
    }

    private static PgException refusal(String what) {
        return new PgException(what, "ERROR", "22003", "");
    }

    private static Trade trade(String id) {
        return new Trade(
                "okx",
                id,
                "alice",
                "BTC-USDT",
                InstrumentType.SPOT,
                Side.BUY,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                Optional.empty(),
                new Asset("USDT"),
                Liquidity.TAKER,
                Instant.parse("2026-11-03T10:00:00Z"),
                Optional.empty(),
                false,
                false);
    }

    @Test
    void beginsAtOnceWhenNoneIsBeingWritten() {
        GroupCommit group = group(100, 100, 2);

        report(group, 1);
        assertEquals(List.of(1), sizes());

        there(begun.getFirst()::accepted);
        report(group, 1);
        assertEquals(List.of(1, 1), sizes());
    }

    @Test
    void beginsBesideOthersWhenAsManyWaitAsTheLatestTook() {
        GroupCommit group = group(100, 100, 2);
        report(group, 3);

        report(group, 2);
        assertEquals(List.of(3), sizes());
        report(group, 1);
        assertEquals(List.of(3, 3), sizes());
    }

    @Test
    void writesNoMoreAtOnceThanItMay() {
        GroupCommit group = group(100, 100, 2);
        report(group, 2);
        report(group, 2);

        report(group, 5);
        assertEquals(List.of(2, 2), sizes());
        there(begun.get(1)::accepted);
        assertEquals(List.of(2, 2, 5), sizes());
    }

    @Test
    void takesThoseWhoWaitWhenTheLastOneEnds() {
        GroupCommit group = group(100, 100, 2);
        report(group, 3);
        report(group, 2);

        there(begun.getFirst()::accepted);

        assertEquals(List.of(3, 2), sizes());
    }

    @Test
    void takesAsManyTogetherAsItMayAndInTheirOrder() {
        GroupCommit group = group(4, 100, 2);

        report(group, 10);
        assertEquals(List.of(4, 4), sizes());
        assertEquals(List.of("t0", "t1", "t2", "t3"), begun.get(0).ids());
        assertEquals(List.of("t4", "t5", "t6", "t7"), begun.get(1).ids());
        there(begun.get(0)::accepted);
        assertEquals(List.of(4, 4), sizes());
        there(begun.get(1)::accepted);
        assertEquals(List.of(4, 4, 2), sizes());
    }

    @Test
    void answersEachWhenItsBatchIsWrittenAndWithItsOwn() {
        GroupCommit group = group(100, 100, 1);
        List<CompletableFuture<Outcome>> first = report(group, 3);
        List<CompletableFuture<Outcome>> second = report(group, 1);
        assertFalse(first.getFirst().isDone());

        there(() ->
                begun.getFirst()
                        .answer()
                        .complete(List.of(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.CONFLICT)));

        assertEquals(
                List.of(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.CONFLICT),
                first.stream().map(CompletableFuture::join).toList());
        assertFalse(second.getFirst().isDone());
    }

    @Test
    void answersInTheContextOfWhoeverAsked() {
        GroupCommit group = group(100, 100, 1);
        // A thread has one context of its own, and this one's is that in which batches are begun.
        Context theirs = CompletableFuture.supplyAsync(VERTX::getOrCreateContext).join();
        CompletableFuture<Context> answeredIn = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        theirs.runOnContext(now -> {
            group.accept(trade("t"))
                    .subscribe()
                    .with(outcome -> answeredIn.complete(Vertx.currentContext()));
            asked.complete(null);
        });
        asked.orTimeout(10, TimeUnit.SECONDS).join();
        there(() -> {});

        there(begun.getFirst()::accepted);

        assertSame(theirs, answeredIn.orTimeout(10, TimeUnit.SECONDS).join());
    }

    @Test
    void asksThoseToComeAgainForWhomThereIsNoRoom() {
        GroupCommit group = group(100, 2, 1);
        report(group, 1);
        List<CompletableFuture<Outcome>> waiting = report(group, 3);

        assertFalse(waiting.get(0).isDone());
        assertFalse(waiting.get(1).isDone());
        ProblemException refused = (ProblemException) failureOf(waiting.get(2));
        assertEquals(CommonProblem.TOO_MANY_REQUESTS, refused.type());
        assertEquals(1, refused.members().get("retryAfterSeconds"));

        // Who is being written does not wait any more, and who was refused took no room.
        there(begun.getFirst()::accepted);
        assertEquals(List.of(1, 2), sizes());
        List<CompletableFuture<Outcome>> later = report(group, 2);
        assertTrue(later.stream().noneMatch(CompletableFuture::isDone));
    }

    @Test
    void givesEachItsOwnFailureWhenTheDataOfABatchIsRefused() {
        GroupCommit group = group(100, 100, 1);
        List<CompletableFuture<Outcome>> answers = report(group, 3);
        List<CompletableFuture<Outcome>> next = report(group, 1);
        PgException second = refusal("of the second");
        PgException third = refusal("of the third");

        there(() -> begun.get(0).answer().fail(refusal("of one of them")));
        assertEquals(List.of("t0"), begun.get(1).ids());
        there(begun.get(1)::accepted);
        assertEquals(List.of("t1"), begun.get(2).ids());
        there(() -> begun.get(2).answer().fail(second));
        assertEquals(List.of("t2"), begun.get(3).ids());
        assertEquals(4, begun.size());
        there(() -> begun.get(3).answer().fail(third));

        assertEquals(Outcome.ACCEPTED, answers.get(0).join());
        assertSame(second, failureOf(answers.get(1)));
        assertSame(third, failureOf(answers.get(2)));
        assertEquals(List.of("t3"), begun.get(4).ids());
        there(begun.get(4)::accepted);
        assertEquals(Outcome.ACCEPTED, next.getFirst().join());
    }

    @Test
    void writesOneAloneNotTwice() {
        GroupCommit group = group(100, 100, 1);
        List<CompletableFuture<Outcome>> answers = report(group, 1);
        PgException refusal = refusal("of the only one");

        there(() -> begun.getFirst().answer().fail(refusal));

        assertSame(refusal, failureOf(answers.getFirst()));
        assertEquals(List.of(1), sizes());
    }

    @Test
    void tellsAllWhenTheDatabaseCannotBeAsked() {
        GroupCommit group = group(100, 100, 1);
        List<CompletableFuture<Outcome>> answers = report(group, 3);
        IllegalStateException down = new IllegalStateException("down");

        there(() -> begun.getFirst().answer().fail(down));

        answers.forEach(answer -> assertSame(down, failureOf(answer)));
        assertEquals(List.of(3), sizes());
        report(group, 2);
        assertEquals(List.of(3, 2), sizes());
    }
}
