package org.muster.notice.document;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.muster.notice.form.Elements;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;

/**
 * A draft as it is sent.
 *
 * @param replyDue asks for a reply too
 * @param forwardRequired asks those it is addressed to, to carry it on to those directly below them
 * @param response the running response for which it is drafted; it stays as it was drafted
 * @param secrecy here to be refused with a clear word: who fills it in holds a classified paper
 */
record NoticeRequest(
        @NotBlank @Size(max = 40) String issuerMark,
        @NotBlank @Size(max = 20) String type,
        @NotBlank @Size(max = 300) String title,
        @NotBlank @Size(max = 200_000) String body,
        @Size(max = 10) String urgency,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Selector> to,
        @Size(max = 500) List<@NotNull @Valid Selector> cc,
        @Size(max = 500) String contact,
        @Size(max = 200) List<@NotNull @Valid Task> tasks,
        @Size(max = 20) String secrecy,
        @Valid Elements elements,
        boolean telegram,
        boolean drill,
        boolean replyRequired,
        LocalDate replyDue,
        boolean forwardRequired,
        UUID response) {

    /** A task of the draft. */
    record Task(
            @NotNull @Min(1) Integer number,
            @NotBlank @Size(max = 5000) String text,
            @Size(max = 100) String responsibleRole,
            LocalDate due,
            @Size(max = 100) String dueText,
            @Size(max = 40) String lead) {}

    /**
     * @param drill what is known of it from what it is drafted for
     * @throws ProblemException 422 for a classified paper (密级): it must never enter this platform
     */
    NoticeContent content(boolean drill) {
        if (given(secrecy) != null) {
            throw ProblemException.unprocessable("classified", secrecy);
        }
        return new NoticeContent(
                new IssuerMark(issuerMark),
                type,
                title.strip(),
                body,
                given(urgency),
                to,
                cc == null ? List.of() : cc,
                given(contact),
                tasks(tasks),
                elements == null ? Elements.NONE : elements.tidy(),
                telegram,
                drill,
                NoticeTerms.of(replyRequired, replyDue, forwardRequired));
    }

    static List<NoticeTask> tasks(List<Task> tasks) {
        return tasks == null
                ? List.of()
                : tasks.stream().map(NoticeRequest::task).toList();
    }

    private static NoticeTask task(Task task) {
        return new NoticeTask(
                task.number(),
                task.text().strip(),
                given(task.responsibleRole()),
                task.due(),
                given(task.dueText()),
                given(task.lead()));
    }

    static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
