package org.muster.notice.planted;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.muster.expert.planted.Stranger;

/** Breaks the rules on purpose: asks another service, is named after nothing, and takes a POST from anybody, twice. */
@Path("/planted")
public class NoticeUtils {

    @POST
    public String post() {
        return new Stranger().toString();
    }
}
