"""STUB by the lead until the owner's file comes: overwrite freely."""
import re


def read_type(t):
    b=re.sub(r'[^a-z]','',t.lower())
    for k in ('exante','exdurante','expost','periodiekerapportage','beleidsdoorlichting','mkba','monitor','ibo','overig'):
        if k in b: return k
    return ''
def read_status(t):
    b=t.strip().lower()
    return b if b in('afgerond','lopend','te starten') else ''
def read_years(t):
    m=re.findall(r'20\d\d',t)
    if m: return int(m[0]),int(m[-1]),None
    return (0,0,None) if 'n.t.b' in t else (None,None,None)
def values(e):
    from parser.model import Values
    return Values()
def is_year_value(t): return bool(t.strip()) and not t.endswith('-')
