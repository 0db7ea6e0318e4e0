package org.muster.notice.leadinggroup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.muster.notice.leadinggroup.Member.Seat;
import org.muster.notice.task.Drill;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A leading group (领导小组) of an organisation, standing or for one response. */
@Entity
class LeadingGroup extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    String name;

    /** The response it leads; null for a standing group. */
    UUID response;

    /** Established in a drill (演练): its name says so. */
    boolean drill;

    LocalDate establishedOn;
    LocalDate dissolvedOn;

    @ElementCollection
    @CollectionTable(name = "leading_group_member", joinColumns = @JoinColumn(name = "leading_group"))
    @OrderColumn(name = "n")
    List<Member> members = new ArrayList<>();

    @Version
    long version;

    /** @throws ProblemException 409 when it is dissolved, 422 without a leader, for a name twice or a stranger as stand-in */
    void write(String name, LocalDate establishedOn, List<Member> members) {
        requireStanding();
        Set<String> names = new HashSet<>();
        for (Member member : members) {
            if (!names.add(member.name())) {
                throw ProblemException.unprocessable("group-member-twice", member.name());
            }
        }
        if (members.stream().noneMatch(member -> member.seat() == Seat.LEADER)) {
            throw ProblemException.unprocessable("group-without-leader");
        }
        for (Member member : members) {
            if (member.standIn() != null
                    && (!names.contains(member.standIn()) || member.standIn().equals(member.name()))) {
                throw ProblemException.unprocessable("group-stand-in", member.standIn(), member.name());
            }
        }
        this.name = Drill.mark(drill, name.strip());
        this.establishedOn = establishedOn;
        this.members.clear();
        this.members.addAll(members);
    }

    void dissolve(LocalDate on) {
        requireStanding();
        dissolvedOn = on;
    }

    private void requireStanding() {
        if (dissolvedOn != null) {
            throw ProblemException.conflict("group-dissolved", name, dissolvedOn);
        }
    }
}
