/** Takes in reports: drafts, submission or an explicit nil report, review, and corrections that supersede. */
package org.muster.report.reports;
