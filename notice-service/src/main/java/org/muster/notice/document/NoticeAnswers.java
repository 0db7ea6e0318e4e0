package org.muster.notice.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.web.Version;

/** Answers with a notice as its issuing side sees it, and the version that a change must name. */
@ApplicationScoped
class NoticeAnswers {

    @Inject
    Attachments attachments;

    @Inject
    NoticeForm form;

    @Inject
    IssuedDocuments documents;

    @Inject
    Endings endings;

    RestResponse<NoticeResponse> with(ResponseBuilder<NoticeResponse> response, Notice notice) {
        return response.entity(NoticeResponse.of(
                        notice,
                        attachments.shown(notice),
                        notice.issued() ? null : form.deviations(notice),
                        notice.issued() ? documents.of(notice).sha256() : null,
                        endings.of(notice.id()).orElse(null)))
                .tag(Version.tag(notice.version))
                .build();
    }
}
