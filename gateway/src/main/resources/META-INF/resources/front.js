const ROLES = {
  'drafter': ['拟稿', 'drafter'], 'issuer': ['签发', 'issuer'], 'clerk': ['收发', 'clerk'],
  'duty-officer': ['值班', 'duty officer'], 'reporter': ['填报', 'reporter'],
  'report-reviewer': ['审核', 'report reviewer'], 'expert-manager': ['专家管理', 'expert manager'],
  'expert': ['专家', 'expert'], 'editor': ['科普编辑', 'editor'], 'fact-checker': ['辟谣', 'fact checker'],
  'analyst': ['智库', 'analyst'], 'leader-office': ['批示登记', 'leader office'],
  'org-admin': ['单位管理员', 'organisation administrator'], 'auditor': ['审计', 'auditor'], 'operator': ['运维', 'operator'],
};

const NOTICES = {
  failed: ['登录没有完成，请再试一次。', 'The login was not completed, please try again.'],
  away: ['暂时无法核对登录状态，请稍后刷新。', 'Your login cannot be checked right now, reload in a moment.'],
};

let english = localStorage.getItem('language') === 'en';
let person = null;
let notice = new URLSearchParams(location.search).get('login') === 'failed' ? 'failed' : null;

const at = (id) => document.getElementById(id);
const pick = (pair) => pair[english ? 1 : 0];

function show() {
  document.documentElement.lang = english ? 'en' : 'zh-CN';
  for (const element of document.querySelectorAll('[data-zh]')) {
    element.textContent = english ? element.dataset.en : element.dataset.zh;
  }
  at('language').textContent = english ? '中文' : 'English';
  at('language').lang = english ? 'zh-CN' : 'en';
  at('notice').hidden = !notice;
  at('notice').textContent = notice ? pick(NOTICES[notice]) : '';
  at('anonymous').hidden = at('login').hidden = person !== null;
  at('person').hidden = at('logout').hidden = person === null;
  if (person) {
    at('name').textContent = person.name;
    at('organisation').textContent = person.organisation ?? '—';
    at('roles').textContent = person.roles.filter((role) => ROLES[role]).map((role) => pick(ROLES[role])).join(english ? ', ' : '、') || '—';
  }
}

async function whoIsIt() {
  const answer = await fetch('/api/me', { headers: { Accept: 'application/json' } });
  if (answer.ok) {
    person = await answer.json();
    notice = null;
  } else if (answer.status !== 401) {
    notice = 'away';
  }
}

at('language').addEventListener('click', () => {
  english = !english;
  localStorage.setItem('language', english ? 'en' : 'zh');
  show();
});

show();
whoIsIt().catch(() => { notice = 'away'; }).finally(show);
