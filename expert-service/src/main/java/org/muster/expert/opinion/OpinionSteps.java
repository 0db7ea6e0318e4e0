package org.muster.expert.opinion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

/** The steps opinions have taken. They may be heard of in any order; opinions of others are passed over. */
@ApplicationScoped
class OpinionSteps {

    private record Taken(UUID opinion, Step step) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.MANDATORY)
    void used(BriefIssued brief) {
        add(
                brief.opinions(),
                new Step(Step.Kind.USED, brief.issuedOn(), brief.briefId(), brief.series(), brief.issue(), null));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void instructed(InstructionRecorded instruction) {
        add(
                instruction.opinions(),
                new Step(
                        Step.Kind.INSTRUCTED,
                        instruction.instructedOn(),
                        instruction.instructionId(),
                        null,
                        null,
                        instruction.rank()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void closed(InstructionClosed instruction) {
        LocalDate day = LocalDate.ofInstant(instruction.closedAt(), clock.getZone());
        add(instruction.opinions(), new Step(Step.Kind.CLOSED, day, instruction.instructionId(), null, null, null));
    }

    private void add(List<UUID> opinions, Step step) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into opinion_step (opinion, kind, source, series, issue, rank, on_date)
                        select id, :kind, :source, :series, :issue, :rank, :on from opinion where id = any(:opinions)
                        on conflict do nothing""")
                .bind("kind", step.kind().name())
                .bind("source", step.source())
                .bind("series", step.series())
                .bind("issue", step.issue())
                .bind("rank", step.rank())
                .bind("on", step.on())
                .bindArray("opinions", UUID.class, opinions)
                .execute());
    }

    /** Steps by opinion, in the order in which they happen. */
    Map<UUID, List<Step>> of(Collection<UUID> opinions) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from opinion_step where opinion = any(:opinions)
                        order by array_position(array ['USED', 'INSTRUCTED', 'CLOSED'], kind), on_date, source""")
                .bindArray("opinions", UUID.class, opinions)
                .map((row, context) -> new Taken(row.getObject("opinion", UUID.class), step(row)))
                .collect(Collectors.groupingBy(Taken::opinion, Collectors.mapping(Taken::step, Collectors.toList()))));
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                Step.Kind.valueOf(row.getString("kind")),
                row.getObject("on_date", LocalDate.class),
                row.getObject("source", UUID.class),
                row.getString("series"),
                row.getObject("issue", Integer.class),
                row.getString("rank"));
    }
}
