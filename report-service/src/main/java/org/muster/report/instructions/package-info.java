/** Records leaders' instructions on briefs for those who may read them, and closes them when their tasks are done. */
package org.muster.report.instructions;
