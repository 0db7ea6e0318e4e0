package org.muster.report.instructions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.muster.platform.security.CurrentUser;
import org.muster.report.briefs.Brief;

/** A leader's instruction (批示) on a brief, with what it charges whom with. */
@Entity
@Table(name = "instruction")
class Instruction {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "brief")
    Brief brief;

    String organisation;

    /** Whose it is, by office and not by name. */
    String rank;

    String text;

    LocalDate instructedOn;

    @ElementCollection
    @CollectionTable(name = "instruction_task", joinColumns = @JoinColumn(name = "instruction"))
    @OrderBy("number")
    List<InstructionTask> tasks = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    InstructionState state = InstructionState.OPEN;

    String recordedBy;

    String recordedName;

    Instant recordedAt;

    Instant closedAt;

    protected Instruction() {}

    Instruction(
            Brief brief,
            String rank,
            String text,
            LocalDate instructedOn,
            List<InstructionTask> tasks,
            CurrentUser by,
            Instant at) {
        this.brief = brief.requireIssued();
        this.organisation = brief.organisation();
        this.rank = rank;
        this.text = text;
        this.instructedOn = instructedOn;
        this.tasks.addAll(tasks);
        this.recordedBy = by.subject();
        this.recordedName = by.name();
        this.recordedAt = at;
    }

    InstructionRecorded recorded() {
        return new InstructionRecorded(
                id, brief.id(), brief.opinions(), organisation, rank, text, instructedOn, List.copyOf(tasks));
    }

    /**
     * Closes it when every organisation has done as many tasks as it was charged with.
     *
     * @param done by organisation, how many tasks of this instruction it has done
     * @return empty when something is still to be done, or it was closed before
     */
    Optional<InstructionClosed> close(Map<String, Integer> done, Instant at) {
        Map<String, Long> charged =
                tasks.stream().collect(Collectors.groupingBy(InstructionTask::organisation, Collectors.counting()));
        boolean complete =
                charged.entrySet().stream().allMatch(entry -> done.getOrDefault(entry.getKey(), 0) >= entry.getValue());
        if (!complete || state == InstructionState.CLOSED) {
            return Optional.empty();
        }
        state = InstructionState.CLOSED;
        closedAt = at;
        return Optional.of(new InstructionClosed(id, brief.id(), brief.opinions(), organisation, closedAt));
    }
}
