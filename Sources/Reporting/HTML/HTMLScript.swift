/// What the report does on a screen: choosing a case, sorting, filters, search, keys. Without it everything is shown.
enum HTMLScript {
  static let program: StaticString = #"""
    (() => {
      'use strict';
      const one = (s, r) => (r || document).querySelector(s);
      const all = (s, r) => Array.from((r || document).querySelectorAll(s));
      const overview = one('#overview'), cases = all('section.case'), table = one('#cases');
      const body = table && table.tBodies[0], rows = body ? Array.from(body.rows) : [], search = one('#search');
      const state = { s: '', f: [], q: '' };
      let shown = null, at = -1;

      const items = () => (shown ? all('.problem', shown) : Array.from(body ? body.rows : [])).filter(e => !e.hidden);
      const point = (index, focus) => {
        const list = items();
        all('.at').forEach(e => e.classList.remove('at'));
        if (!list.length) return;
        at = Math.max(0, Math.min(index, list.length - 1));
        list[at].classList.add('at');
        if (focus) { list[at].scrollIntoView({ block: shown ? 'start' : 'nearest' }); list[at].focus({ preventScroll: true }); }
      };

      const show = () => {
        const hash = location.hash.slice(1), name = /^c\d+/.exec(hash);
        if (!overview) { shown = cases[0] || null; }
        else {
          shown = name ? document.getElementById(name[0]) : (hash === '' && cases.length === 1 ? cases[0] : null);
          overview.hidden = !!shown && cases.length > 0;
          cases.forEach(c => { c.hidden = c !== shown; });
        }
        at = -1;
        all('.at').forEach(e => e.classList.remove('at'));
        const target = hash && document.getElementById(hash);
        if (target) {
          for (let e = target; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
          if (target === shown) scrollTo(0, 0); else target.scrollIntoView();
          if (target.classList.contains('problem')) point(items().indexOf(target), false);
        } else if (shown) scrollTo(0, 0);
        if (!shown && hash.startsWith('?')) restore(hash);
      };

      const restore = hash => {
        const given = new URLSearchParams(hash.slice(1));
        state.s = given.get('s') || ''; state.q = given.get('q') || '';
        state.f = (given.get('f') || '').split('.').filter(Boolean);
        if (search) search.value = state.q;
        apply();
      };
      const save = () => {
        const kept = new URLSearchParams();
        if (state.s) kept.set('s', state.s);
        if (state.f.length) kept.set('f', state.f.join('.'));
        if (state.q) kept.set('q', state.q);
        const text = kept.toString();
        try { history.replaceState(null, '', text ? '#?' + text : '#overview'); } catch (e) { /* the state is not kept */ }
      };

      const apply = () => {
        if (!table) return;
        all('[data-filter]').forEach(b => b.setAttribute('aria-pressed', state.f.includes(b.dataset.filter)));
        const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
        let count = 0;
        rows.forEach(row => {
          const flags = row.dataset.flags.split(' '), text = row.dataset.text;
          row.hidden = !(state.f.every(f => flags.includes(f)) && words.every(w => text.includes(w)));
          if (!row.hidden) count += 1;
        });
        const [, column, down] = /^(\d+)([ad])$/.exec(state.s) || [];
        let sorted = rows;
        if (column !== undefined) {
          const key = row => row.cells[column].dataset.key;
          const isNumber = table.tHead.rows[0].cells[column].classList.contains('n');
          const order = isNumber ? (a, b) => parseFloat(key(a)) - parseFloat(key(b))
            : (a, b) => key(a).localeCompare(key(b), 'zh', { numeric: true });
          sorted = rows.slice().sort((a, b) => down === 'd' ? order(b, a) : order(a, b));
        }
        Array.from(table.tHead.rows[0].cells).forEach((th, i) => {
          if (String(i) === column) th.setAttribute('aria-sort', down === 'd' ? 'descending' : 'ascending');
          else th.removeAttribute('aria-sort');
        });
        const piece = document.createDocumentFragment();
        sorted.forEach(row => piece.appendChild(row));
        body.appendChild(piece);
        one('#count').textContent = '显示 ' + count + ' / ' + rows.length + ' 个案卷';
        at = -1;
      };

      all('[data-filter]').forEach(button => button.addEventListener('click', () => {
        const name = button.dataset.filter;
        state.f = state.f.includes(name) ? state.f.filter(f => f !== name) : state.f.concat(name);
        apply(); save();
      }));
      all('th button').forEach(button => button.addEventListener('click', () => {
        const th = button.parentElement, index = th.cellIndex;
        const first = th.classList.contains('n') ? 'd' : 'a', second = first === 'd' ? 'a' : 'd';
        state.s = state.s === index + first ? index + second : state.s === index + second ? '' : index + first;
        apply(); save();
      }));
      if (search) search.addEventListener('input', () => { state.q = search.value; apply(); save(); });
      all('input.find').forEach(input => input.addEventListener('input', () => {
        const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
        all('.problem', input.closest('section.case')).forEach(p => {
          const text = p.textContent.toLowerCase();
          p.hidden = !words.every(w => text.includes(w));
        });
        at = -1;
      }));
      all('svg.zoomable').forEach(svg => svg.addEventListener('click', () => {
        const next = svg.dataset.whole;
        svg.dataset.whole = svg.getAttribute('viewBox');
        svg.setAttribute('viewBox', next);
        svg.classList.toggle('is-whole');
      }));

      const help = one('#help');
      all('[data-help]').forEach(b => b.addEventListener('click', () => help.showModal()));
      document.addEventListener('keydown', event => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
        if (event.key === 'Escape' && typing) { event.target.blur(); return; }
        if (typing || (help && help.open)) return;
        if (event.key === 'j') point(at + 1, true);
        else if (event.key === 'k') point(at - 1, true);
        else if (event.key === 'Enter' && !shown && at >= 0 && event.target.tagName !== 'BUTTON' && event.target.tagName !== 'A') {
          const link = one('a', items()[at]); if (link) link.click();
        } else if (event.key === 'u') { const up = one('a.up'); if (up) up.click(); }
        else if (event.key === '/') { const input = shown ? one('input.find', shown) : search; if (!input) return; input.focus(); input.select(); }
        else if (event.key === '?') { if (help) help.showModal(); }
        else return;
        event.preventDefault();
      });

      let opened = [];
      addEventListener('beforeprint', () => { opened = all('section.case details.print:not([open])'); opened.forEach(d => { d.open = true; }); });
      addEventListener('afterprint', () => opened.forEach(d => { d.open = false; }));
      addEventListener('hashchange', show);
      if (table) apply();
      show();
      document.documentElement.dataset.ready = 'yes';
    })();
    """#
}
