/** Accounts of the people who work in an organisation (人员账号), kept in the identity provider and nowhere else. */
package org.muster.notice.staff;
