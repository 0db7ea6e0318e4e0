package org.muster.expert.profile;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.commons.csv.CSVRecord;
import org.jboss.logging.Logger;
import org.muster.expert.language.Phrases;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Unavailable;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Takes in a file of profiles while it arrives. Good lines are kept in steps of some hundred, each in a transaction of
 * its own, so a slow line holds no locks; sending the same file again changes nothing twice, because a profile is found
 * by its reference.
 */
@ApplicationScoped
class ExpertImport {

    private static final Logger LOG = Logger.getLogger(ExpertImport.class);
    private static final int STEP = 500;

    @Inject
    ProfileRules rules;

    @Inject
    ProfileConflicts conflicts;

    @Inject
    ProfileWriter writer;

    @Inject
    Namesakes namesakes;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    private record Line(long number, Profile profile) {}

    private record Kept(List<ProfileWriter.Written> written, Map<UUID, UUID> alike) {}

    ImportReport run(InputStream in, Phrases phrases) {
        ProfileFile file = new ProfileFile(in);
        ImportReport report = new ImportReport();
        Map<String, Long> references = new HashMap<>();
        Map<String, Boolean> pools = new HashMap<>();
        List<Line> step = new ArrayList<>(STEP);
        try {
            for (CSVRecord row = file.next(); row != null; row = file.next()) {
                long number = file.line();
                try {
                    Profile profile = ProfileLine.read(row, user.organisation(), phrases);
                    String fault = fault(profile, number, references, pools, phrases);
                    if (fault != null) {
                        report.reject(number, fault);
                        continue;
                    }
                    step.add(new Line(number, profile));
                } catch (ProfileLine.Unreadable e) {
                    report.reject(number, e.getMessage());
                }
                if (step.size() == STEP) {
                    keep(step, report, phrases);
                    step.clear();
                }
            }
        } catch (UncheckedIOException e) {
            report.reject(file.line(), phrases.say("import.broken"));
        }
        keep(step, report, phrases);
        return report;
    }

    /** Null when the line may be kept. */
    private String fault(
            Profile profile, long number, Map<String, Long> references, Map<String, Boolean> pools, Phrases phrases) {
        if (!pools.computeIfAbsent(profile.organisation(), access::covers)) {
            return phrases.say("import.pool", profile.organisation());
        }
        Long earlier = references.putIfAbsent(profile.organisation() + " " + profile.reference(), number);
        if (earlier != null) {
            return phrases.say("import.reference-twice", profile.reference(), earlier);
        }
        List<ProblemException.Fault> faults = rules.faults(profile, phrases);
        return faults.isEmpty()
                ? null
                : String.join(
                        "; ",
                        faults.stream()
                                .map(fault -> fault.pointer().substring(1) + ": " + fault.detail())
                                .toList());
    }

    private void keep(List<Line> lines, ImportReport report, Phrases phrases) {
        List<Line> good = withoutTakenUsernames(lines, report, phrases);
        if (good.isEmpty()) {
            return;
        }
        try {
            Kept kept = QuarkusTransaction.requiringNew().call(() -> write(good));
            for (int i = 0; i < good.size(); i++) {
                ProfileWriter.Written written = kept.written().get(i);
                report.keep(good.get(i).number(), written, kept.alike().get(written.id()));
            }
        } catch (RuntimeException e) {
            if (Unavailable.isCauseOf(e)) {
                throw e;
            }
            if (good.size() == 1) {
                LOG.warnf(
                        e, "Line %d of an import could not be kept", good.get(0).number());
                report.reject(good.get(0).number(), phrases.say("import.refused"));
                return;
            }
            // somebody else took a username meanwhile: only the line concerned must fail
            good.forEach(line -> keep(List.of(line), report, phrases));
        }
    }

    private Kept write(List<Line> lines) {
        List<ProfileWriter.Written> written =
                writer.write(lines.stream().map(Line::profile).toList());
        List<UUID> created = written.stream()
                .filter(ProfileWriter.Written::created)
                .map(ProfileWriter.Written::id)
                .toList();
        audit.record(
                "import",
                "expert",
                "pool",
                Map.of("created", created.size(), "updated", written.size() - created.size()));
        return new Kept(written, namesakes.of(created));
    }

    private List<Line> withoutTakenUsernames(List<Line> lines, ImportReport report, Phrases phrases) {
        Map<String, ProfileConflicts.Holder> holders = conflicts.holders(lines.stream()
                .map(line -> line.profile().username())
                .filter(Objects::nonNull)
                .toList());
        Map<String, Line> here = new HashMap<>();
        List<Line> good = new ArrayList<>();
        for (Line line : lines) {
            String username = line.profile().username();
            ProfileConflicts.Holder holder = holders.get(username);
            boolean taken = holder != null && !holder.is(line.profile());
            if (taken || username != null && here.putIfAbsent(username, line) != null) {
                report.reject(line.number(), phrases.say("import.username", username));
            } else {
                good.add(line);
            }
        }
        return good;
    }
}
