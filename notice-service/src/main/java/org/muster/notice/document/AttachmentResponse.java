package org.muster.notice.document;

import java.util.UUID;

/**
 * An attachment (附件) as it is shown.
 *
 * @param notice whose it is: of a forward, perhaps an earlier notice of the chain
 * @param url where the reader of the notice gets it
 */
public record AttachmentResponse(
        UUID id, UUID notice, String name, String contentType, long size, String sha256, String url) {}
