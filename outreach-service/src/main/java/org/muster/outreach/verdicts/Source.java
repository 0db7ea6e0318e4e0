package org.muster.outreach.verdicts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Where a verdict takes its facts from (依据). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Source(
        @NotBlank @Size(max = 500) String title,

        @Size(max = 2000) @Pattern(regexp = "https?://\\S+", message = "须为 http(s) 网址 / must be an http(s) address")
        String url,

        @NotBlank @Size(max = 200) String publisher) {}
