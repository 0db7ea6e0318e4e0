package org.muster.outreach.verdicts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.problem.ProblemException;

/**
 * A verdict (辟谣结论): what an organisation says about one claim, with all its versions. At most one version is
 * published and at most one is open. Load it locked: its acts rely on nobody else acting at the same time.
 */
@Entity
class Verdict {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    String externalId;
    Instant createdAt;

    /** Counts the acts; whoever changes it says which one was read. */
    int revision;

    @OneToMany(mappedBy = "verdict", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    List<VerdictVersion> versions = new ArrayList<>();

    /** Rumours its next publication answers. */
    @ElementCollection
    @CollectionTable(name = "verdict_rumour", joinColumns = @JoinColumn(name = "verdict_id"))
    @Column(name = "rumour_id")
    Set<UUID> rumours = new HashSet<>();

    protected Verdict() {}

    private Verdict(String organisation, String externalId, Instant at) {
        this.organisation = organisation;
        this.externalId = externalId;
        this.createdAt = at;
    }

    static Verdict draft(String organisation, Conclusion conclusion, Set<UUID> rumours, Person author, Instant at) {
        Verdict verdict = new Verdict(organisation, null, at);
        verdict.open(conclusion, author);
        verdict.rumours.addAll(rumours);
        verdict.revision++;
        return verdict;
    }

    /** What somebody else published under an id of theirs; ready to be published here. */
    static Verdict imported(String organisation, String externalId, Conclusion conclusion, Person by, Instant at) {
        Verdict verdict = new Verdict(organisation, externalId, at);
        verdict.restate(conclusion, by, at);
        return verdict;
    }

    /** Changes the open version, or opens the next one over a published one. */
    void change(Conclusion conclusion, Set<UUID> answers, Person author) {
        VerdictVersion newest = newest();
        if (newest.isOpen()) {
            newest.write(conclusion, author);
        } else {
            open(conclusion, author);
        }
        rumours.clear();
        rumours.addAll(answers);
        revision++;
    }

    /** The publisher says something else now. Fails when the desk wrote a version of its own over the imported one. */
    void restate(Conclusion conclusion, Person by, Instant at) {
        if (!versions.isEmpty() && !newest().imported) {
            throw ProblemException.conflict("edited-here", externalId);
        }
        open(conclusion, by).reviewedBy(conclusion.sources().get(0).publisher(), at);
        revision++;
    }

    void review(boolean approve, String note, Person by, Instant at) {
        newest().review(approve, note, by, at);
        revision++;
    }

    /** First step of a publication; to be flushed before the second, since the database allows one current version. */
    void supersedeCurrent(Instant at) {
        if (newest().state == VerdictVersion.State.REVIEWED) {
            current().ifPresent(version -> version.supersede(at));
        }
    }

    VerdictPublished publish(Instant at, long edition) {
        VerdictVersion version = newest();
        version.publish(at, edition);
        revision++;
        return new VerdictPublished(
                id, version.number, version.conclusion.claim(), version.conclusion.rating(), organisation, at);
    }

    /** The version that is open, or else the last one published. */
    VerdictVersion newest() {
        return versions.get(versions.size() - 1);
    }

    /** What the public reads; empty before the first publication. */
    Optional<VerdictVersion> current() {
        return versions.stream()
                .filter(version -> version.state == VerdictVersion.State.PUBLISHED)
                .findFirst();
    }

    /** What the public may read: the current version and those before it, newest first. */
    List<VerdictVersion> publicVersions() {
        List<VerdictVersion> shown = new ArrayList<>(
                versions.stream().filter(version -> !version.isOpen()).toList());
        shown.sort((a, b) -> b.number - a.number);
        return shown;
    }

    private VerdictVersion open(Conclusion conclusion, Person author) {
        VerdictVersion version = new VerdictVersion(this, versions.size() + 1, conclusion, author);
        versions.add(version);
        return version;
    }
}
