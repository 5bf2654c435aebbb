def clean(t): return t
def clean_url(u): return u if isinstance(u,str) else u.decode('latin-1')
