/** Completes what a service says about its interface: summaries in both languages, the problems it answers, examples. */
package org.muster.platform.openapi;
