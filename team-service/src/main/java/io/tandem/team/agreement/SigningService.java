package io.tandem.team.agreement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.CommonProblem;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.team.TeamProblem;
import io.tandem.team.agreement.model.AgreementId;
import io.tandem.team.agreement.model.AgreementState;
import io.tandem.team.agreement.model.MemberSignature;
import io.tandem.team.agreement.model.Standing;
import io.tandem.team.roster.Standings;
import io.tandem.team.roster.model.PartnerId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes signatures and refusals, and makes an agreement binding with the last signature. */
@ApplicationScoped
class SigningService {

    private final AgreementSql agreements;
    private final MilestoneSql milestones;
    private final AgreementReader reader;
    private final SigningKeySql keys;
    private final StandingSql standing;
    private final Standings standings;
    private final Simulations simulations;
    private final Turns turns;
    private final Obstacles obstacles;
    private final Clock clock;

    SigningService(
            AgreementSql agreements,
            MilestoneSql milestones,
            AgreementReader reader,
            SigningKeySql keys,
            StandingSql standing,
            Standings standings,
            Simulations simulations,
            Turns turns,
            Obstacles obstacles,
            Clock clock) {
        this.agreements = agreements;
        this.milestones = milestones;
        this.reader = reader;
        this.keys = keys;
        this.standing = standing;
        this.standings = standings;
        this.simulations = simulations;
        this.turns = turns;
        this.obstacles = obstacles;
        this.clock = clock;
    }

    Uni<Agreement> sign(
            SqlConnection connection, AgreementId id, PartnerId member, SignAgreement command) {
        return turns.take(connection, id, Optional.of(member))
                .map(Turns.Held::agreement)
                .invoke(agreement -> requireParty(agreement, member))
                .call(_ -> standings.requireOpen(connection, Set.of(member)))
                .call(agreement -> attach(connection, agreement, command))
                .call(agreement -> lockKeys(connection, agreement))
                .chain(() -> reread(connection, id))
                .call(agreement ->
                        keys.toSign(connection, command.keyId(), member)
                                .map(key -> signature(agreement, key, command))
                                .chain(made -> add(connection, agreement, made)))
                .chain(() -> reread(connection, id));
    }

    /** What the signer has seen must be a simulation of what it signs. */
    private Uni<Void> attach(SqlConnection connection, Agreement agreement, SignAgreement command) {
        return command.simulation()
                .map(seen ->
                        simulations.attach(connection, agreement.team(), agreement.digest(), seen))
                .orElseGet(() -> Uni.createFrom().item(true))
                .invoke(known -> {
                    if (!known) {
                        throw refusal(TeamProblem.SIMULATION_UNKNOWN);
                    }
                })
                .replaceWithVoid();
    }

    /** Those who signed before cannot revoke their keys while this decides whether all have. */
    private Uni<Void> lockKeys(SqlConnection connection, Agreement agreement) {
        Uni<Void> locked = Uni.createFrom().voidItem();
        for (MemberSignature signature : agreement.signatures()) {
            locked =
                    locked.chain(() ->
                            keys.toSign(connection, signature.keyId(), signature.member())
                                    .replaceWithVoid());
        }
        return locked;
    }

    private MemberSignature signature(
            Agreement agreement, Optional<SigningKey> found, SignAgreement command) {
        SigningKey key = found.orElseThrow(() -> ProblemException.notFound("signing key"));
        if (key.revokedAt().isPresent()) {
            throw refusal(TeamProblem.SIGNING_KEY_REVOKED);
        }
        if (key.rotatedAt().isPresent()) {
            throw refusal(TeamProblem.SIGNING_KEY_ROTATED);
        }
        if (!key.key().verifies(agreement.digest().bytes(), command.signature())) {
            throw refusal(TeamProblem.SIGNATURE_INVALID).with("digest", agreement.digest().hex());
        }
        return new MemberSignature(
                key.owner(),
                key.id(),
                key.key(),
                agreement.digest(),
                command.signature(),
                clock.instant(),
                command.simulation());
    }

    private Uni<Void> add(
            SqlConnection connection, Agreement agreement, MemberSignature signature) {
        AgreementState.Proposed proposed = requireProposed(agreement);
        if (proposed.signatures().containsKey(signature.member())) {
            throw refusal(TeamProblem.ALREADY_SIGNED);
        }
        AgreementState.Signed next =
                proposed.sign(agreement.terms(), agreement.digest(), signature);
        return agreements
                .insertSignature(connection, agreement.id(), signature)
                .chain(() ->
                        switch (next) {
                            case AgreementState.Proposed more ->
                                    agreements.become(connection, agreement.id(), more);
                            case AgreementState.Active active ->
                                    activate(connection, agreement, signature, active);
                        });
    }

    /** All have signed: with every member's turn taken, nothing else may bind the same earnings. */
    private Uni<Void> activate(
            SqlConnection connection,
            Agreement agreement,
            MemberSignature last,
            AgreementState.Active active) {
        List<UUID> keysOfAll =
                new ArrayList<>(
                        agreement.signatures().stream().map(MemberSignature::keyId).toList());
        keysOfAll.add(last.keyId());
        return standing.lockPartners(connection, agreement.terms().members())
                // Who has been closed since it signed is bound to nothing new.
                .chain(() -> standings.requireOpen(connection, agreement.terms().members()))
                .chain(() -> obstacles.requireNone(connection, agreement))
                .call(standing -> supersede(connection, agreement, standing))
                .chain(() -> agreements.bindSignatures(connection, agreement.id(), keysOfAll))
                .chain(() -> agreements.become(connection, agreement.id(), active))
                .chain(() ->
                        milestones.activated(
                                connection,
                                agreement.id(),
                                agreement.terms().effectiveFrom(),
                                last.signedAt()));
    }

    private Uni<Void> supersede(SqlConnection connection, Agreement successor, Standing standing) {
        return standing.predecessor(successor.terms())
                .map(predecessor ->
                        switch (predecessor.state()) {
                            case AgreementState.Active active ->
                                    agreements.become(
                                            connection,
                                            predecessor.id(),
                                            active.supersede(successor.terms().effectiveFrom()));
                            case AgreementState.Superseded _, AgreementState.Terminated _ ->
                                    throw refusal(TeamProblem.PREDECESSOR_NOT_ACTIVE);
                        })
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Uni<Agreement> decline(
            SqlConnection connection, AgreementId id, PartnerId member, Optional<String> reason) {
        return turns.take(connection, id, Optional.of(member))
                .map(Turns.Held::agreement)
                .invoke(agreement -> requireParty(agreement, member))
                .call(agreement ->
                        agreements.become(
                                connection,
                                id,
                                requireProposed(agreement)
                                        .decline(member, clock.instant(), reason)))
                .chain(() -> reread(connection, id));
    }

    Uni<Agreement> terminate(SqlConnection connection, AgreementId id, PartnerId member) {
        return turns.take(connection, id, Optional.of(member))
                .map(Turns.Held::agreement)
                .invoke(agreement -> requireParty(agreement, member))
                .invoke(agreement -> requireNotLeft(agreement, member))
                .call(agreement -> end(connection, agreement, member))
                .chain(() -> reread(connection, id));
    }

    private Uni<Void> end(SqlConnection connection, Agreement agreement, PartnerId by) {
        AgreementState.Terminated ended =
                requireActive(agreement)
                        .terminate(by, clock.instant(), agreement.terms().noticeDays());
        return agreements
                .become(connection, agreement.id(), ended)
                .chain(() ->
                        agreement
                                .endTail()
                                .flatMap(tail -> ended.span().last().map(tail::lastAfter))
                                .map(until -> milestones.tail(connection, agreement.id(), until))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static void requireParty(Agreement agreement, PartnerId member) {
        if (!agreement.terms().members().contains(member)) {
            throw ProblemException.of(
                    CommonProblem.FORBIDDEN, "This is for the agreement's members.");
        }
    }

    /** Who has left, or given notice, does not end it for the others. */
    private static void requireNotLeft(Agreement agreement, PartnerId member) {
        if (agreement.isLeftBy(member)) {
            throw refusal(TeamProblem.ALREADY_EXITED);
        }
    }

    private static AgreementState.Proposed requireProposed(Agreement agreement) {
        return switch (agreement.state()) {
            case AgreementState.Proposed proposed -> proposed;
            case AgreementState.Draft _,
                    AgreementState.Concluded _,
                    AgreementState.Declined _,
                    AgreementState.Expired _ ->
                    throw Obstacles.wrongState(agreement.state());
        };
    }

    private static AgreementState.Active requireActive(Agreement agreement) {
        return switch (agreement.state()) {
            case AgreementState.Active active -> active;
            case AgreementState.Draft _,
                    AgreementState.Proposed _,
                    AgreementState.Superseded _,
                    AgreementState.Terminated _,
                    AgreementState.Declined _,
                    AgreementState.Expired _ ->
                    throw Obstacles.wrongState(agreement.state());
        };
    }

    private Uni<Agreement> reread(SqlConnection connection, AgreementId id) {
        return reader.visible(connection, id, Optional.empty());
    }

    private static ProblemException refusal(TeamProblem problem) {
        return ProblemException.of(problem, problem.explanation());
    }
}
